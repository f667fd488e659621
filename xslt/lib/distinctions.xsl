<?xml version="1.0" encoding="UTF-8"?>
<!-- What the edition makes of attributes: the one table of those whose values a page shows, or that
     are for machines. What an editor distinguishes by any other is counted (html/unhandled.xsl) and
     told in the report. For @rend, @rendition and @style appearance.xsl is the table. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:k="urn:edition:known"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Without "elements" a line holds for all of them, without "values" for all values; "marg*" is
       every value that begins so; "*" is every attribute. -->
  <xsl:variable name="f:known" as="element(k:known)">
    <k:known>
      <!-- Addresses, links, and what ties elements together: they lead somewhere, or name the place. -->
      <k:machines attributes="xml:id xml:base xml:space ref target key cRef url corresp sameAs copyOf next prev
          exclude select synch facs decls spanTo targetEnd nymRef lemmaRef unitRef inst evaluate targFunc domains"/>
      <!-- How something is stored, sorted, measured on an image, or joined to the next word. -->
      <k:machines attributes="mimeType encoding scale width height ulx uly lrx lry points rotate sort sortKey
          version versionDate scheme join start end anchored default"/>
      <!-- What the grammar supplies where nothing is said. -->
      <k:machines attributes="part" values="N"/>
      <k:machines attributes="org" values="uniform"/>
      <k:machines attributes="sample" values="complete"/>
      <k:machines elements="castItem" attributes="type" values="role"/>
      <!-- Relations and points in time have no words and no place on a page. -->
      <k:machines elements="link linkGrp alt altGrp join joinGrp timeline when path" attributes="*"/>
      <k:machines elements="table" attributes="rows cols"/>
      <k:machines elements="egXML" attributes="valid source"/>

      <k:shown as="language and direction" attributes="xml:lang"/>

      <k:shown as="label" elements="certainty" attributes="cert degree"/>

      <!-- What was done to the text: in the words that tell of a sign (f:hint). -->
      <k:shown as="remark" elements="sic corr orig reg abbr expan am unclear supplied gap add del surplus secl damage
          restore retrace mod metamark fw space addSpan delSpan damageSpan redo undo"
          attributes="reason type subtype function place quantity extent unit atLeast atMost min max precision dim
          agent degree cause hand resp evidence source cert"/>
      <k:shown as="remark" elements="ex" attributes="cert resp"/>
      <k:shown as="title" elements="num" attributes="value atLeast atMost"/>
      <k:shown as="title" elements="measure" attributes="quantity unit commodity atLeast atMost extent"/>
      <k:shown as="label" elements="metamark" attributes="rend"/>
      <k:shown as="remark" elements="del" attributes="rend"/>
      <k:shown as="label" elements="handShift" attributes="new medium scribe"/>

      <!-- Dates. -->
      <k:shown as="title" elements="date time docDate origDate" attributes="when from to notBefore notAfter
          when-iso from-iso to-iso notBefore-iso notAfter-iso cert"/>

      <!-- Numbers, labels and names of places in the text. -->
      <k:shown as="label" elements="pb cb gb" attributes="n ed edRef"/>
      <k:shown as="label" elements="milestone" attributes="n unit ed edRef"/>
      <k:shown as="label" elements="lb l line note sense surface app witness" attributes="n"/>
      <k:shown as="label" elements="surface" attributes="type"/>
      <k:shown as="label" elements="app" attributes="loc from to"/>
      <k:shown as="label" elements="locus" attributes="from to"/>
      <k:shown as="one word or two" elements="lb pb cb gb milestone" attributes="break"/>

      <!-- The apparatus. -->
      <k:shown as="sigla" elements="lem rdg rdgGrp witDetail" attributes="wit source resp"/>
      <k:shown as="label" elements="rdg rdgGrp" attributes="type cause"/>
      <k:shown as="label" elements="witStart witEnd lacunaStart lacunaEnd" attributes="wit"/>

      <!-- Notes: where they stand, and whose they are. -->
      <k:shown as="place" elements="note" attributes="place" values="foot bottom end endnote unspecified inline marg*"/>
      <k:shown as="label" elements="note" attributes="type subtype resp" values="author authorial auth aut original
          source editor editorial ed edt comment commentary translator #author #editor #ed footnote endnote"/>

      <!-- Lists and tables. -->
      <k:shown as="look" elements="list" attributes="type rend" values="ordered numbered inline simple none nolist plain
          gloss bulleted bullet bullets unordered"/>
      <k:shown as="look" elements="row cell" attributes="role" values="label data"/>
      <k:shown as="look" elements="cell" attributes="rows cols"/>
      <k:shown as="look" elements="q quote said soCalled" attributes="rend rendition" values="none inline single double block display"/>
      <k:shown as="look" elements="titlePart" attributes="type" values="main sub"/>

      <!-- Verse, drama, speech. -->
      <k:shown as="look" elements="l" attributes="part"/>
      <k:shown as="name" elements="sp said u annotationBlock vocal kinesic incident writing post" attributes="who"/>
      <k:shown as="look" elements="said" attributes="direct"/>
      <k:shown as="label" elements="pause vocal kinesic incident" attributes="dur"/>
      <k:shown as="label" elements="vocal kinesic incident" attributes="type"/>
      <k:shown as="label" elements="shift" attributes="feature new"/>

      <!-- Books, glyphs, formulae. -->
      <k:shown as="look" elements="title" attributes="level"/>
      <k:shown as="link" elements="idno" attributes="type" values="URI URL uri url"/>
      <k:shown as="label" elements="g" attributes="type"/>
      <k:shown as="look" elements="formula" attributes="notation"/>

      <!-- Dictionaries. -->
      <k:shown as="look" elements="form" attributes="type" values="lemma inflected variant"/>
      <k:shown as="look" elements="cit" attributes="type" values="example"/>

      <!-- The documentary view. -->
      <k:shown as="look" elements="zone" attributes="type" values="marg* *margin*"/>

      <!-- Records: a piece has its type, or its role, in its label. -->
      <k:shown as="label" elements="accMat acquisition additional additions adminInfo affiliation age altIdentifier
          binding bindingDesc birth climate collation colophon condition custEvent custodialHist death decoDesc
          decoNote dimensions education event explicit faith filiation finalRubric floruit foliation gender
          handDesc handNote history incipit langKnowledge langKnown layout layoutDesc location material msContents
          msItem msItemStruct musicNotation nationality object objectDesc objectType occupation org origin person
          persona physDesc place population provenance recordHist residence rubric scriptDesc scriptNote seal
          sealDesc sex socecStatus source stamp state summary support supportDesc surrogates terrain trait
          typeDesc typeNote watermark"
          attributes="type role"/>
      <k:shown as="date" elements="affiliation age birth death education event faith floruit gender langKnowledge
          langKnown location nationality occupation population residence sex socecStatus state terrain trait
          acquisition origin provenance custEvent"
          attributes="when from to notBefore notAfter when-iso from-iso to-iso notBefore-iso notAfter-iso"/>
      <k:shown as="value" elements="dim height width depth" attributes="quantity atLeast extent unit"/>
      <k:shown as="value" elements="dimensions" attributes="unit"/>
      <k:shown as="words" elements="relation" attributes="name active passive mutual"/>
      <k:shown as="value" elements="activity channel constitution derivation domain factuality interaction
          preparedness purpose" attributes="mode type degree active passive"/>
      <k:shown as="value" elements="localProp unicodeProp unihanProp" attributes="name value"/>

      <!-- Names and values between brackets: features, graphs, specifications. -->
      <k:shown as="value" elements="fs" attributes="type feats org"/>
      <k:shown as="value" elements="f if vLabel fsDecl fDecl fsdLink vColl" attributes="name fVal type org"/>
      <k:shown as="value" elements="binary numeric symbol" attributes="value max"/>
      <k:shown as="value" elements="node root iNode leaf eTree eLeaf triangle" attributes="value children parent
          adj adjFrom adjTo"/>
      <k:shown as="value" elements="arc" attributes="from to"/>
      <k:shown as="value" elements="elementSpec classSpec macroSpec moduleSpec dataSpec schemaSpec attDef valItem
          constraintSpec paramSpec specGrp elementRef classRef macroRef dataRef attRef moduleRef memberOf param
          model modelSequence outputRendition datatype alternate sequence content valList attList equiv"
          attributes="ident key name value minOccurs maxOccurs behaviour predicate target"/>

      <!-- Values that are no kinds: of these only is told that they are there. -->
      <k:open attributes="n lemma norm orig msd met real rhyme label value quantity dur dur-iso ana resp source
          hand change when from to notBefore notAfter since formula"/>
    </k:known>
  </xsl:variable>

  <!-- The table by "element/@attribute": values, or "*". -->
  <xsl:variable name="f:known-values" as="map(xs:string, xs:string*)" select="
      map:merge(
        for $line in $f:known/(k:machines | k:shown),
            $element in tokenize(($line/@elements, '*')[1]),
            $attribute in tokenize($line/@attributes)
        return map:entry($element || '/@' || $attribute, tokenize(($line/@values, '*')[1])),
        map{'duplicates': 'combine'})"/>

  <xsl:variable name="f:open" as="map(xs:string, xs:boolean)"
      select="f:set(string-join($f:known/k:open/@attributes, ' '))"/>

  <!-- Returns the values of an attribute that the table knows, "*" for all of them. -->
  <xsl:function name="f:known-values" as="xs:string*">
    <xsl:param name="element" as="xs:string"/>
    <xsl:param name="attribute" as="xs:string"/>
    <xsl:sequence select="
        ($element || '/@' || $attribute, '*/@' || $attribute, $element || '/@*') ! $f:known-values(.)"/>
  </xsl:function>

  <!-- Returns whether a value is among those that the table knows. -->
  <xsl:function name="f:is-known" as="xs:boolean">
    <xsl:param name="value" as="xs:string"/>
    <xsl:param name="known" as="xs:string*"/>
    <xsl:sequence select="
        $value = $known
        or (some $some in $known[contains(., '*')]
          satisfies matches($value, '^' || replace($some, '\*', '.*') || '$'))"/>
  </xsl:function>

</xsl:stylesheet>
