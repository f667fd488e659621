<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands in lines or paragraphs of its own. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:edition:functions"
  xmlns:m="urn:edition:modes"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:template mode="m:text" as="node()*"
    match="div | div1 | div2 | div3 | div4 | div5 | div6 | div7 | p | ab | head | lg | list | table | sp | stage
         | opener | closer | postscript | argument | epigraph | trailer | titlePage | docTitle | docImprint
         | byline | figure | formula[@rend = 'block'] | quote[p | lg | list] | q[p | lg | list] | said[p | lg | list]
         | floatingText | castList | listBibl | listPerson | listPlace | listOrg | listEvent | person | place | org | object
         | entry | entryFree | superEntry | sense | etym | msDesc | msItem | surface | zone | egXML | spGrp
         | set | performance | prologue | epilogue | camera | sound | eTree | tree | graph | standOff | listApp">
    <xsl:value-of select="$f:paragraph"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="$f:paragraph"/>
  </xsl:template>

  <xsl:template mode="m:text" as="node()*"
    match="l | item | label[parent::list] | row | dateline | salute | signed | address | addrLine | titlePart
         | docAuthor | docDate | docEdition | castItem | role | roleDesc | speaker | bibl[parent::listBibl]
         | biblStruct | line | caption | witness | u | imprimatur | desc | figDesc | headLabel | headItem
         | relation | event | state | trait | category | interp | idno | eg">
    <xsl:value-of select="$f:line"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="$f:line"/>
  </xsl:template>

  <!-- A direction for the speaker stands in the speaker's line. -->
  <xsl:template match="speaker[following-sibling::*[1][f:beside-speaker(.)]]" mode="m:text" as="node()*"
    priority="1">
    <xsl:value-of select="$f:line"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="stage[f:beside-speaker(.)]" mode="m:text" as="node()*" priority="1">
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="$f:line"/>
  </xsl:template>

  <!-- Within a sentence or a line of verse a direction is a phrase. -->
  <xsl:template match="(p | l | ab | speaker | head | hi | seg)/stage" mode="m:text" as="node()*" priority="1">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="#current"/>
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="item[f:item-number(.)]" mode="m:text" as="node()*" priority="1">
    <xsl:value-of select="$f:line || f:item-number(.) || ' '"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="$f:line"/>
  </xsl:template>

  <!-- A label stands before its item. -->
  <xsl:template match="list/item[preceding-sibling::*[1][self::label]]" mode="m:text" as="node()*"
    priority="2">
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="$f:line"/>
  </xsl:template>

  <xsl:template match="list/label" mode="m:text" as="node()*" priority="1">
    <xsl:value-of select="$f:line"/>
    <xsl:apply-templates mode="#current"/>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- What is a list only to the encoder stands in its sentence. -->
  <xsl:template match="list[f:list-kind(.) = 'inline'] | list[f:list-kind(.) = 'inline']/(item | label)"
    mode="m:text" as="node()*" priority="3">
    <xsl:value-of select="' '[current()/preceding-sibling::node()[1]/(self::item | self::label)]"/>
    <xsl:apply-templates mode="#current"/>
  </xsl:template>

  <xsl:template match="cell" mode="m:text" as="node()*">
    <xsl:text> </xsl:text>
    <xsl:apply-templates mode="#current"/>
    <xsl:value-of select="$f:tab"/>
  </xsl:template>

  <xsl:template match="lb" mode="m:text" as="node()*">
    <xsl:value-of select="$f:source-line"/>
  </xsl:template>

  <xsl:template match="pb | cb | gb | milestone" mode="m:text" as="node()*">
    <xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="milestone[f:ornament(.)][not(@break = 'no')][not(parent::p or parent::ab)]" mode="m:text" as="node()*" priority="1">
    <xsl:value-of select="$f:paragraph || '* * *' || $f:paragraph"/>
  </xsl:template>

  <xsl:template match="lb[@break = 'no'] | pb[@break = 'no'] | cb[@break = 'no'] | gb[@break = 'no'] | milestone[@break = 'no']"
    mode="m:text" as="node()*" priority="1">
    <xsl:value-of select="$f:within-word"/>
  </xsl:template>
</xsl:stylesheet>
