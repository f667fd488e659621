<?xml version="1.0" encoding="UTF-8"?>
<!-- Blocks and phrases: TEI lets a paragraph hold lists and speeches, HTML does not. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- What is always set as a block, wherever it stands. -->
  <xsl:variable name="f:blocks" static="yes" as="map(xs:string, xs:boolean)" select="
      map:merge(tokenize('
      p ab l lg sp spGrp list listBibl listPerson listOrg listPlace listEvent listNym listObject
      listRelation listWit listApp listChange table figure floatingText castList castGroup
      titlePage docTitle titlePart docImprint opener closer postscript argument epigraph div div1
      div2 div3 div4 div5 div6 div7 text group front body back head trailer address addrLine eg
      egXML msDesc msPart msFrag biblStruct biblFull person personGrp org place event nym object
      relation entry entryFree superEntry hom re dictScrap sense u annotationBlock linkGrp spanGrp interpGrp
      specGrp schemaSpec elementSpec classSpec macroSpec moduleSpec dataSpec taxonomy charDecl
      standOff sourceDoc surface surfaceGrp zone line listTranspose facsimile TEI teiCorpus
      teiHeader speaker set prologue epilogue performance listAnnotation annotation divGen
      joinGrp altGrp revisionDesc persona
      specList specDesc moduleRef attList attDef content datatype exemplum remarks valList valItem
      classes memberOf attRef elementRef classRef dataRef specGrpRef defaultVal altIdent alternate
      anyElement constraint constraintSpec dataFacet empty equiv listRef macroRef model modelGrp
      modelSequence outputRendition param paramList paramSpec sequence textNode valDesc
      post graph tree forest listForest node root iNode leaf eTree eLeaf triangle arc') ! map:entry(., true()))"/>

  <!-- What holds only blocks, so that a phrase or a note directly in it is set as one. -->
  <xsl:variable name="f:containers" static="yes" as="map(xs:string, xs:boolean)" select="
      map:merge(tokenize('
      text group front body back div div1 div2 div3 div4 div5 div6 div7 floatingText lg sp spGrp
      opener closer postscript argument epigraph titlePage docTitle castList castGroup figure
      address standOff sourceDoc surfaceGrp surface zone listApp prologue epilogue set performance teiCorpus
      TEI forest listForest') ! map:entry(., true()))"/>

  <!-- What may stand anywhere (TEI's model.global), also where else only lines of their own stand. -->
  <xsl:variable name="f:global" static="yes" as="map(xs:string, xs:boolean)" select="
      map:merge(tokenize('
      addSpan alt altGrp anchor app cb certainty damageSpan delSpan ellipsis fLib figure fs fvLib fw
      gap gb incident index interp interpGrp join joinGrp kinesic lb link linkGrp listTranspose
      metamark milestone notatedMusic note noteGrp pause pb precision respons shift space span
      spanGrp substJoin timeline vocal witDetail writing') ! map:entry(., true()))"/>

  <!-- Returns whether an element holds blocks that are shown where it stands. -->
  <xsl:function name="f:flows" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        some $child in $element/*[not(self::note[f:footnote(.)])]
        satisfies (
          map:contains($f:blocks, local-name($child))
            and not($child[self::linkGrp or self::altGrp or self::joinGrp][not(normalize-space())])
          or f:displayed($child) or f:flows($child))"/>
  </xsl:function>

  <!-- Returns what a division without a heading is called: the parts of the edition of an inscription or a
       papyrus, and those of a text with canonical numbers, have their names from the convention of the
       field. -->
  <xsl:function name="f:division-name" as="xs:string?">
    <xsl:param name="division" as="element()"/>
    <xsl:variable name="kind" as="xs:string?"
        select="$division[@type = 'textpart']/@subtype ! (f:known-label('textpart.' || .), string(.))[1][. ne '']"/>
    <xsl:variable name="name" as="xs:string?" select="
        ($kind ! (upper-case(substring(., 1, 1)) || substring(., 2)), $division/@type ! f:known-label('division.' || .))[1]"/>
    <xsl:sequence select="
        $name[empty($division/head)][empty($division/ancestor::floatingText)]
          ! string-join((., $division/@n ! normalize-space()), ' ')"/>
  </xsl:function>

  <!-- Returns whether an element is set as a block. -->
  <xsl:function name="f:block" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        map:contains($f:blocks, local-name($element))
        or f:among-blocks($element)
        or f:displayed($element)
        or f:flows($element)"/>
  </xsl:function>

  <!-- Returns whether the source sets a quotation or a formula off from the sentence that it stands in. -->
  <xsl:function name="f:displayed" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        exists($element[@rend][self::quote or self::q or self::said or self::cit or self::formula]
          /@rend[matches(., '(^|[\s(])(block|block-?quote|block-?quotation|display|displayed|set-?off)([\s)]|$)', 'i')])"/>
  </xsl:function>

  <!-- Returns whether an element stands directly in what holds only blocks. An opener or a closer with
       words of its own is a sentence, in which only the signature has a line to itself. -->
  <xsl:function name="f:among-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
        map:contains($f:containers, local-name($element/parent::*))
        and ($element/self::signed
          or empty($element/(parent::opener | parent::closer)/text()[normalize-space()]))"/>
  </xsl:function>

  <!-- Returns the HTML element for one of TEI: "div" where it is a block, else the one given. -->
  <xsl:function name="f:tag" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="phrase" as="xs:string"/>
    <xsl:sequence select="if (f:block($element)) then 'div' else $phrase"/>
  </xsl:function>

</xsl:stylesheet>
