<?xml version="1.0" encoding="UTF-8"?>
<!-- How the source looks: the many vocabularies of @rend, @rendition and @style as a closed set of
     classes. Nothing that an editor writes becomes CSS. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="urn:edition:functions"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:key name="f:rendition" match="rendition" use="@xml:id"/>

  <!-- Words in use for an appearance, each with its class; a word of the DTA's has its letters. -->
  <xsl:variable name="f:appearances" as="map(xs:string, xs:string)" select="map{
      'italic': 'italic', 'italics': 'italic', 'italicised': 'italic', 'it': 'italic', 'i': 'italic',
      'ital': 'italic', 'kursiv': 'italic', 'slant': 'italic', 'oblique': 'italic',
      'bold': 'bold', 'b': 'bold', 'strong': 'bold', 'fett': 'bold',
      'smallcaps': 'small-caps', 'small-caps': 'small-caps', 'smallcap': 'small-caps',
      'sc': 'small-caps', 'k': 'small-caps', 'caps': 'capitals', 'allcaps': 'capitals',
      'uppercase': 'capitals',
      'sup': 'superscript', 'super': 'superscript', 'superscript': 'superscript',
      'sub': 'subscript', 'subscript': 'subscript',
      'underline': 'underline', 'underlined': 'underline', 'u': 'underline', 'ul': 'underline',
      'uu': 'double-underline', 'doubleunderline': 'double-underline',
      'double-underline': 'double-underline', 'overline': 'overline', 'supraline': 'overline',
      's': 'strike', 'strike': 'strike', 'strikethrough': 'strike', 'line-through': 'strike',
      'g': 'spaced', 'spaced': 'spaced', 'letterspaced': 'spaced', 'gesperrt': 'spaced',
      'letter-spacing': 'spaced',
      'c': 'centre', 'center': 'centre', 'centre': 'centre', 'centered': 'centre',
      'centred': 'centre', 'align-center': 'centre',
      'right': 'right', 'align-right': 'right', 'left': 'left', 'align-left': 'left',
      'et': 'indent', 'et2': 'indent', 'et3': 'indent', 'indent': 'indent', 'indented': 'indent',
      'small': 'small', 'smaller': 'small', 'large': 'large', 'larger': 'large', 'big': 'large',
      'in': 'initial', 'initial': 'initial', 'dropcap': 'initial',
      'aq': 'roman', 'antiqua': 'roman', 'latin': 'roman', 'roman': 'upright', 'upright': 'upright',
      'normal': 'upright', 'fr': 'blackletter', 'gothic': 'blackletter',
      'blackletter': 'blackletter', 'rubricated': 'rubric', 'red': 'rubric',
      'vertical': 'vertical', 'monospace': 'monospace', 'tt': 'monospace', 'code': 'monospace', 'typewriter': 'monospace'}"/>

  <!-- Declarations of CSS, each with its class. -->
  <xsl:variable name="f:declarations" as="map(xs:string, xs:string)" select="map{
      'font-style:\s*(italic|oblique)': 'italic', 'font-style:\s*normal': 'upright',
      'font-weight:\s*(bold|[6-9]00)': 'bold', 'font-variant:\s*small-caps': 'small-caps',
      'text-transform:\s*uppercase': 'capitals', 'vertical-align:\s*super': 'superscript',
      'vertical-align:\s*sub': 'subscript', 'text-decoration:[^;]*underline': 'underline',
      'text-decoration:[^;]*line-through': 'strike', 'text-decoration:[^;]*overline': 'overline',
      'letter-spacing:\s*[0-9.]*[1-9]': 'spaced', 'text-align:\s*center': 'centre',
      'text-align:\s*right': 'right', 'writing-mode:\s*(vertical|tb)': 'vertical', 'font-size:\s*(x-)?(large|[12][1-9]0%)': 'large',
      'font-size:\s*(x-)?(small|[5-9][0-9]%)': 'small'}"/>

  <!-- Returns the classes for the appearance of an element: known ones by their name, others by the
       editor's own word, so that an edition's CSS can set them. -->
  <xsl:function name="f:appearance" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="words" as="xs:string*"
        select="$element/@rend ! tokenize(., '[\s;,]+'), $element/@rendition ! tokenize(.)"/>
    <xsl:sequence select="
        distinct-values((
          $words[. ne ''] ! f:appearance-of-word(., $element),
          $element/@style ! f:appearance-of-css(.)))"/>
  </xsl:function>

  <!-- Returns the classes for one word of @rend or one pointer of @rendition. -->
  <xsl:function name="f:appearance-of-word" as="xs:string*">
    <xsl:param name="word" as="xs:string"/>
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="name" as="xs:string"
        select="replace(replace($word, '^.*[#:/]', ''), '[^A-Za-z0-9_-]+', '-')"/>
    <xsl:variable name="declared" as="xs:string*" select="
        if (starts-with($word, '#'))
        then key('f:rendition', substring($word, 2), root($element)) ! f:appearance-of-css(.)
        else ()"/>
    <xsl:variable name="known" as="xs:string?" select="$f:appearances(lower-case($name))"/>
    <xsl:sequence select="
        if (exists($declared)) then $declared
        else if (exists($known)) then 'rend-' || $known
        else ('rend-' || $name)[$name ne '']"/>
  </xsl:function>

  <!-- Returns the classes for what a piece of CSS declares. -->
  <xsl:function name="f:appearance-of-css" as="xs:string*">
    <xsl:param name="css" as="xs:string"/>
    <xsl:sequence select="
        for $declaration in sort(map:keys($f:declarations))[matches($css, ., 'i')]
        return 'rend-' || $f:declarations($declaration)"
        xmlns:map="http://www.w3.org/2005/xpath-functions/map"/>
  </xsl:function>

</xsl:stylesheet>
