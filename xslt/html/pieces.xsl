<?xml version="1.0" encoding="UTF-8"?>
<!-- What the edition puts after a piece of information: a space, or a comma. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <!-- Names, dates and the like are words of their own where nothing but such pieces stands together;
       in running text the encoder's own spaces count. -->
  <xsl:template match="name | rs | persName | placeName | orgName | geogName | eventName | objectName
        | persPronouns | forename | surname | genName | nameLink | addName | roleName | title | date | time | author | editor | settlement | country
        | region | district | idno | measure | num | gloss | bibl | oRef | pRef" mode="m:html" as="node()*">
    <xsl:next-match/>
    <xsl:if test="f:is-piece(.) and not(f:punctuated(.))">
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- … and so is, within a line, whatever else stands for no letters. -->
  <xsl:template match="bloc | camera | caption | docAuthor | email | formula | funder | geogFeat | label[not(parent::list)] | lang | locus
        | measureGrp | offset | origDate | origPlace | principal | rhyme | sound | sponsor | stage | tech | unit
        | view | witDetail[not(parent::app or parent::rdgGrp)]" mode="m:html" as="node()*">
    <xsl:next-match/>
    <xsl:if test="f:is-piece(.) and not(f:block(.)) and not(f:punctuated(.))">
      <xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- A family name that is put first has a comma after it. -->
  <xsl:template match="surname[f:comma-after(.)]" mode="m:html" as="node()+">
    <xsl:next-match/>
    <xsl:sequence select="f:generated('separator', ', ')"/>
  </xsl:template>

</xsl:stylesheet>
