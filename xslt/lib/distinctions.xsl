<?xml version="1.0" encoding="UTF-8"?>
<!-- What the edition makes of attributes: the one table of those whose values a page shows, or that
     are for machines. What an editor distinguishes by any other is counted (html/unhandled.xsl) and
     told in the report. For @rend, @rendition and @style appearance.xsl is the table. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- A line names elements, attributes and, after a second bar, those of their values that are meant;
       else all are. "*" stands for every element or attribute, "marg*" for every value that begins so.
       What depends on more than this has a rule in m:unshown (html/unhandled.xsl). -->

  <!-- For machines: what leads somewhere, names a place, or says nothing a reader could see. -->
  <xsl:variable name="f:for-machines" static="yes" as="xs:string+" select="
      (: Addresses, links, and what ties elements together: they lead somewhere, or name
         the place. :)
      '* | xml:id xml:base xml:space ref target key cRef url corresp sameAs copyOf next prev
        exclude select synch facs decls spanTo targetEnd nymRef lemmaRef unitRef inst evaluate
        targFunc domains',
      (: How something is stored, sorted, measured on an image, or joined to the next
         word. :)
      '* | mimeType encoding scale width height ulx uly lrx lry points rotate sort sortKey version
        versionDate scheme join start end anchored default',
      (: What the grammar supplies where nothing is said. :)
      '* | part | N',
      '* | org | uniform',
      '* | sample | complete',
      'castItem | type | role',
      (: Relations and points in time have no words and no place on a page. :)
      'link linkGrp alt altGrp join joinGrp timeline when path | *',
      'table | rows cols',
      'egXML | valid source'"/>

  <!-- Shown: by a look, a label, a sign, a remark (f:hint), or the place where something stands. -->
  <xsl:variable name="f:shown" static="yes" as="xs:string+" select="
      (: Language and direction; how sure something is. :)
      '* | xml:lang',
      'certainty | cert degree',
      (: What was done to the text: in the words that tell of a sign (f:hint). :)
      'sic corr orig reg abbr expan am unclear supplied gap add del surplus secl damage restore
        retrace mod metamark fw space addSpan delSpan damageSpan redo undo | reason type subtype
        function place quantity extent unit atLeast atMost min max precision dim agent degree cause
        hand resp evidence source cert',
      'ex | cert resp',
      'num | value atLeast atMost',
      'measure | quantity unit commodity atLeast atMost extent',
      'metamark | rend',
      'del | rend',
      'handShift | new medium scribe',
      (: Dates. :)
      'date time docDate origDate | when from to notBefore notAfter when-iso from-iso to-iso
        notBefore-iso notAfter-iso cert',
      (: Numbers, labels and names of places in the text. :)
      'pb cb gb | n ed edRef',
      'milestone | n unit ed edRef',
      'lb l line note sense surface app witness | n',
      'surface | type',
      'app | loc from to',
      'locus | from to',
      'lb pb cb gb milestone | break',
      (: The apparatus. :)
      'lem rdg rdgGrp witDetail | wit source resp',
      'rdg rdgGrp | type cause',
      'witStart witEnd lacunaStart lacunaEnd | wit',
      (: Notes: where they stand, and whose they are. :)
      'note | place | foot bottom end endnote unspecified inline marg*',
      'note | type subtype resp | author authorial auth aut original source editor editorial ed edt
        comment commentary translator #author #editor #ed footnote endnote',
      (: Lists and tables. :)
      'list | type rend | ordered numbered inline simple none nolist plain gloss bulleted bullet
        bullets unordered',
      'row cell | role | label data',
      'cell | rows cols',
      'q quote said soCalled | rend rendition | none inline single double block display',
      'titlePart | type | main sub',
      'index | indexName',
      (: Verse, drama, speech. :)
      'l | part',
      'sp said u annotationBlock vocal kinesic incident post | who',
      'said | direct',
      'pause vocal kinesic incident | dur',
      'vocal kinesic incident | type',
      'shift | feature new',
      (: Books, glyphs, formulae. :)
      'title | level',
      'idno | type | URI URL uri url',
      'g | type',
      'formula | notation',
      (: Dictionaries. :)
      'form | type | lemma inflected variant',
      'cit | type | example',
      (: The documentary view. :)
      'zone | type | marg* *margin*',
      (: Records: a piece has its type, or its role, in its label. :)
      'accMat acquisition additional additions adminInfo affiliation age altIdentifier binding
        bindingDesc birth climate collation colophon condition custEvent custodialHist death
        decoDesc decoNote dimensions education event explicit faith filiation finalRubric floruit
        foliation gender handDesc handNote history incipit langKnowledge langKnown layout layoutDesc
        location material msContents msItem msItemStruct musicNotation nationality object objectDesc
        objectType occupation org origin person persona physDesc place population provenance
        recordHist residence rubric scriptDesc scriptNote seal sealDesc sex socecStatus source stamp
        state summary support supportDesc surrogates terrain trait typeDesc typeNote watermark |
        type role',
      'affiliation age birth death education event faith floruit gender langKnowledge langKnown
        location nationality occupation population residence sex socecStatus state terrain trait
        acquisition origin provenance custEvent | when from to notBefore notAfter when-iso from-iso
        to-iso notBefore-iso notAfter-iso',
      'dim height width depth | quantity atLeast extent unit',
      'dimensions | unit',
      'relation | name active passive mutual',
      'activity channel constitution derivation domain factuality interaction preparedness purpose
        | mode type degree',
      'interaction | active passive',
      'localProp unicodeProp unihanProp | name value',
      (: Names and values between brackets: features, graphs, specifications. :)
      'fs | type feats org',
      'f if | name fVal type',
      'vLabel fsDecl fDecl fsdLink | name type',
      'vColl | type org',
      'binary numeric symbol | value',
      'numeric | max',
      'node root iNode leaf eTree eLeaf triangle | value',
      'arc | from to',
      'elementSpec classSpec macroSpec moduleSpec dataSpec schemaSpec attDef valItem constraintSpec
        paramSpec specGrp elementRef classRef macroRef dataRef attRef moduleRef memberOf param model
        modelSequence outputRendition datatype alternate sequence content valList attList equiv |
        ident key name value minOccurs maxOccurs behaviour predicate target'"/>

  <!-- Values of these tell no kinds apart: of them only is told that they are there. -->
  <xsl:variable name="f:open" static="yes" as="map(xs:string, xs:boolean)" select="
      map:merge(tokenize('
        n lemma norm orig msd met real rhyme label value quantity dur dur-iso ana resp
        source hand change when from to notBefore notAfter since formula') ! map:entry(., true()))"/>

  <!-- The table by "element/@attribute": values, or "*". -->
  <xsl:variable name="f:known-values" static="yes" as="map(xs:string, xs:string*)" select="
      map:merge(
        for $line in ($f:for-machines, $f:shown),
            $element in tokenize(tokenize($line, ' *\| *')[1]),
            $attribute in tokenize(tokenize($line, ' *\| *')[2])
        return map:entry($element || '/@' || $attribute, tokenize((tokenize($line, ' *\| *')[3], '*')[1])),
        map{'duplicates': 'combine'})"/>

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
